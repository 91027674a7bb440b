/* SPDX-License-Identifier: MIT */
/* Private to src/store: what a row of `pair` says of a work. Two and above may be a conflict. */
#ifndef WN_STORE_PAIRING_H
#define WN_STORE_PAIRING_H

enum pair_kind {
    PAIR_WAITING, /* not all of its screeners have decided */
    PAIR_AGREE,
    PAIR_DIFFER, /* exclude against include or maybe; or ruled on, whatever is decided since */
    PAIR_MAYBE   /* include against maybe: a conflict unless maybe means include */
};

#endif
