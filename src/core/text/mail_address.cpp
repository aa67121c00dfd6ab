// Accepts exactly one `@` with plain characters on both sides. Control characters, and with them line breaks,
// are below ' ', so an address can never inject a header.
#include "tix/text/mail_address.hpp"

#include <algorithm>

namespace tix {

bool is_mail_address(std::string_view text) {
  constexpr std::string_view kSpecial = "@,;:<>()[]\\\"";
  const auto plain = [&](char c) {
    return c > ' ' && c < '\x7f' && kSpecial.find(c) == std::string_view::npos;
  };
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size() || text.front() == '-') return false;
  const std::string_view local = text.substr(0, at);
  const std::string_view host = text.substr(at + 1);
  return std::ranges::all_of(local, plain) && std::ranges::all_of(host, plain);
}

}  // namespace tix
