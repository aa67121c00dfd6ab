// Leaves the grammar of addresses to GMime, and helps it over what it does not understand.
#include "format/mail/header_mailboxes.hpp"

#include "format/mail/glib_owned.hpp"
#include "format/mail/header_text.hpp"
#include "format/text/utf8.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>
#include <optional>

#include <gmime/gmime.h>

namespace tix::format {
namespace {

GMimeParserOptions* parser_options() {
  static GMimeParserOptions* const kOptions = [] {
    g_mime_init();
    return g_mime_parser_options_get_default();
  }();
  return kOptions;
}

void add_mailboxes(InternetAddressList* list, std::size_t most, std::vector<Mailbox>& found) {
  for (int i = 0; i < internet_address_list_length(list) && found.size() < most; ++i) {
    InternetAddress* const each = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(each)) {
      InternetAddressList* const members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(each));
      if (members != nullptr && members != list) add_mailboxes(members, most, found);
      continue;
    }
    const char* const address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(each));
    const char* const name = internet_address_get_name(each);
    if (address == nullptr || std::string_view(address).find('@') == std::string_view::npos) continue;
    std::string valid;
    append_valid_utf8(valid, name == nullptr ? "" : name);
    found.push_back({header_line(valid), normal_address(address)});
  }
}

std::vector<Mailbox> parsed_mailboxes(const std::string& value, std::size_t most) {
  constexpr std::ptrdiff_t kMostGroups = 100;  // GMime takes each colon for a group inside the one before
  std::vector<Mailbox> found;
  if (std::ranges::count(value, ':') > kMostGroups) return found;
  const GlibOwned<InternetAddressList> list(internet_address_list_parse(parser_options(), value.c_str()));
  if (list) add_mailboxes(list.get(), most, found);
  return found;
}

/// Splits a list of addresses at commas and semicolons outside of quotes and brackets, and returns the pieces
/// that have an address.
std::vector<std::string_view> address_pieces(std::string_view value) {
  std::vector<std::string_view> pieces;
  bool is_quoted = false, is_in_brackets = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= value.size(); ++at) {
    const char c = at < value.size() ? value[at] : ',';
    if (c == '\\' && is_quoted) {
      ++at;
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (c == '<' || c == '>')) {
      is_in_brackets = c == '<';
    } else if (at == value.size() || (!is_quoted && !is_in_brackets && (c == ',' || c == ';'))) {
      const std::string_view piece = value.substr(begin, at - begin);
      if (piece.find('@') != std::string_view::npos) pieces.push_back(piece);
      begin = at + 1;
    }
  }
  return pieces;
}

/// What GMime does not parse, such as `John Doe john@x.test`: the last word with an `@` is the address.
std::optional<Mailbox> loose_mailbox(std::string_view raw) {
  const std::string text = header_text(raw);
  constexpr std::string_view kAround = " \t<>\"',;:()[]";
  const std::size_t at = text.rfind('@');
  if (at == std::string::npos || at == 0) return std::nullopt;
  std::size_t begin = text.find_last_of(kAround, at);
  begin = begin == std::string::npos ? 0 : begin + 1;
  const std::size_t end = std::min(text.find_first_of(kAround, at), text.size());
  if (begin == at || end == at + 1) return std::nullopt;
  std::string name = text.substr(0, begin);
  constexpr std::string_view kAroundName = " \t<\"',;";
  const std::size_t last = name.find_last_not_of(kAroundName);
  name.resize(last == std::string::npos ? 0 : last + 1);
  name.erase(0, std::min(name.find_first_not_of(kAroundName), name.size()));
  return Mailbox{name, normal_address(std::string_view(text).substr(begin, end - begin))};
}

}  // namespace

std::vector<Mailbox> mailboxes_in(std::string_view raw, std::size_t most) {
  const std::string value = header_in_utf8_words(raw);
  std::vector<Mailbox> found = parsed_mailboxes(value, most);
  const std::vector<std::string_view> pieces = address_pieces(value);
  if (found.size() >= std::min(pieces.size(), most)) return found;
  found.clear();  // GMime gives up at the first address that it does not understand
  for (const std::string_view piece : pieces) {
    if (found.size() >= most) break;
    const std::vector<Mailbox> one = parsed_mailboxes(std::string(piece), 1);
    const std::optional<Mailbox> box = one.empty() ? loose_mailbox(piece) : std::optional(one.front());
    if (box) found.push_back(*box);
  }
  return found;
}

std::string normal_address(std::string_view address) {
  std::string out = header_line(address);
  std::erase_if(out, [](char c) { return c == '<' || c == '>' || c == ' '; });
  if (ascii_lower(std::string_view(out)).starts_with("mailto:"))
    out.erase(0, std::string_view("mailto:").size());
  if (out.size() > 2 && out.starts_with('\'') && out.ends_with('\'')) out = out.substr(1, out.size() - 2);
  const std::size_t at = out.rfind('@');
  if (at != std::string::npos)
    std::transform(out.begin() + static_cast<std::ptrdiff_t>(at), out.end(),
                   out.begin() + static_cast<std::ptrdiff_t>(at), [](char c) { return ascii_lower(c); });
  return out;
}

}  // namespace tix::format
