# SPDX-License-Identifier: MIT
# winnow_embed(TARGET NAME files...): the files' bytes as `const struct wn_embedded wn_NAME_files[]`
# (declared in src/app/embedded.h), made at build time: data stays in readable files.
function(winnow_embed target name)
  set(out ${CMAKE_BINARY_DIR}/generated/${name}_files.c)
  set(paths "")
  foreach(file ${ARGN})
    list(APPEND paths ${PROJECT_SOURCE_DIR}/${file})
  endforeach()
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name} "-DFILES=${paths}"
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
