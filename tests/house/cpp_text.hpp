// C++ text taken apart: code without comments and literals, and the literals by themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace house {

struct Literal {
  std::size_t line;  ///< where it begins, from 1
  std::string text;  ///< between the quotes, escapes as written
};

struct CppText {
  std::string code;  ///< comments and the inside of literals blanked; newlines, so lines, as before
  std::vector<Literal> literals;  ///< string literals, raw ones included, without those of `#include`
};

/// Whether it can stand in a name.
bool is_word(char c);

CppText taken_apart(std::string_view text);

}  // namespace house
