# SPDX-License-Identifier: MIT
# Every outside library, by its pkg-config name, as an imported target lib::NAME.
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(pcre2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(sqlite REQUIRED IMPORTED_TARGET sqlite3>=3.37)

find_package(Iconv REQUIRED) # in libc; a library of its own on macOS

# Debian's ncursesw.pc puts feature macros on everything that links it; they clash with ours,
# so only its folders and libraries are taken. macOS calls the same library ncurses.
pkg_search_module(curses REQUIRED ncursesw ncurses)
add_library(winnow_curses INTERFACE)
target_include_directories(winnow_curses SYSTEM INTERFACE ${curses_INCLUDE_DIRS})
target_link_libraries(winnow_curses INTERFACE ${curses_LINK_LIBRARIES})

foreach(name utf8proc sodium jansson pcre2 yaml expat sqlite)
  add_library(lib::${name} ALIAS PkgConfig::${name})
endforeach()
add_library(lib::curses ALIAS winnow_curses)
add_library(lib::iconv ALIAS Iconv::Iconv)
find_library(winnow_libm m)
add_library(winnow_m INTERFACE)
if(winnow_libm)
  target_link_libraries(winnow_m INTERFACE ${winnow_libm})
endif()
add_library(lib::m ALIAS winnow_m)
