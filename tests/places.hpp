// Where tests find things. Their paths are compiled into one file only, so that objects of all others can be
// shared between checkouts.
#pragma once

namespace tix::testing {

extern const char* const kSourceFolder;  ///< the repository
extern const char* const kSharedFolder;  ///< data beside it; may not exist
extern const char* const kBinary;        ///< the program that was built

}  // namespace tix::testing
