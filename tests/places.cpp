// The build's own paths.
#include "places.hpp"

namespace tix::testing {

const char* const kSourceFolder = TIX_SOURCE_DIR;
const char* const kSharedFolder = TIX_SHARED_DIR;
const char* const kBinary = TIX_BINARY;

}  // namespace tix::testing
