/* SPDX-License-Identifier: MIT */
/*
 * A disk in memory, registered as SQLite's file system: for each file what is durable and what was
 * written since the last sync. It can lose power at any operation (of the unsynced writes none, all
 * or a random part survives, torn at 512 bytes; unlinks and new names survive or not), or answer an
 * operation with an error, once or from then on. Store code needs no hook for it.
 */
#ifndef WN_SIMFS_H
#define WN_SIMFS_H

#include <stdbool.h>
#include <stddef.h>

enum sim_fault {
    SIM_NONE,
    SIM_POWER,      /* operation `at` and all later ones fail; reads do not count as operations */
    SIM_IOERR,      /* SQLITE_IOERR_... fitting the operation */
    SIM_FULL,       /* writes only: SQLITE_FULL */
    SIM_FSYNC,      /* syncs only: SQLITE_IOERR_FSYNC */
    SIM_CUT         /* reads of the project: it ends in the middle of this one, cut short */
};

enum { SIM_VARIANTS = 8 };

void sim_register(void);         /* as the default; once */
void sim_forget(void);           /* no file is left */
void sim_keep(void);             /* remembers the disk as it is (all of it durable) ... */
void sim_back(void);             /* ... and puts it back; no fault is set */
void sim_fault(enum sim_fault fault, long at, bool for_good); /* at: from 1; counting starts now */
long sim_operations(void);       /* since the counting started, those that the fault counts */
bool sim_struck(void);           /* has the fault happened? */
/* Power is gone: remembers what was unsynced; then each variant can be looked at. */
void sim_off(void);
void sim_on(int variant, unsigned seed);

#endif
