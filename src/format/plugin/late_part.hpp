// Parts of tix whose libraries are loaded when a command first needs them.
#pragma once

#include <type_traits>

namespace tix::format {

/// The address of `function` in the part `tix_PART.so`, which is loaded now if it was not before. Error
/// storage when it is not there or does not load.
void* late_symbol(const char* part, const char* function);

/// The same as a function, which the part exports as `extern "C"`.
template <class Function>
requires std::is_function_v<Function> Function* late_function(const char* part, const char* function) {
  return reinterpret_cast<Function*>(late_symbol(part, function));
}

}  // namespace tix::format
