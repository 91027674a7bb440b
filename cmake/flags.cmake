# SPDX-License-Identifier: MIT
# What every file of winnow is compiled with: feature macro, warnings, sanitizers.
add_library(winnow_flags INTERFACE)
target_compile_definitions(winnow_flags INTERFACE _XOPEN_SOURCE=700
                           WINNOW_VERSION="${PROJECT_VERSION}")
if(APPLE)
  target_compile_definitions(winnow_flags INTERFACE _DARWIN_C_SOURCE)
endif()
target_include_directories(winnow_flags INTERFACE ${PROJECT_SOURCE_DIR}/include)
target_compile_options(winnow_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
  -Wwrite-strings -Wformat=2 -Wundef -fno-common)
if(WINNOW_WERROR)
  target_compile_options(winnow_flags INTERFACE -Werror)
endif()
if(WINNOW_SANITIZE)
  target_compile_options(winnow_flags INTERFACE -fsanitize=address,undefined
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(winnow_flags INTERFACE -fsanitize=address,undefined)
endif()
if(WINNOW_FUZZ)
  target_compile_options(winnow_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
