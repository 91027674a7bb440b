# SPDX-License-Identifier: MIT
# winnow_layer(NAME LAYERS below... LIBS outside...): src/NAME/*.c as the library winnow_NAME.
# Outside libraries are PRIVATE: a layer above cannot include their headers by accident.
function(winnow_layer name)
  cmake_parse_arguments(arg "" "" "LAYERS;LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.c)
  add_library(winnow_${name} STATIC ${sources})
  target_include_directories(winnow_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src/${name})
  target_link_libraries(winnow_${name} PUBLIC winnow_flags)
  foreach(layer ${arg_LAYERS})
    target_link_libraries(winnow_${name} PUBLIC winnow_${layer})
  endforeach()
  foreach(lib ${arg_LIBS})
    target_link_libraries(winnow_${name} PRIVATE lib::${lib})
  endforeach()
endfunction()
