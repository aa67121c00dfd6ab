// toml++, compiled: its parser, once for the program. Debian has no archive of it.
//
// Some malformed files reach an assertion in the parser, which reports an error anyway. The assertion must
// neither abort nor, as with NDEBUG, let the compiler assume that it holds.
#undef NDEBUG
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
