// toml++, compiled: its parser, once for the program. Debian has no archive of it.
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
