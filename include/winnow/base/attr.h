/* SPDX-License-Identifier: MIT */
/* Compiler marks, in one place. They check; they never change what code does. */
#ifndef WN_BASE_ATTR_H
#define WN_BASE_ATTR_H

#if defined(__GNUC__) || defined(__clang__)
#define WN_MUST_CHECK     __attribute__((warn_unused_result))
#define WN_PRINTF(at, va) __attribute__((format(printf, at, va)))
#define WN_NORETURN       __attribute__((noreturn))
#else
#define WN_MUST_CHECK
#define WN_PRINTF(at, va)
#define WN_NORETURN
#endif

#endif
