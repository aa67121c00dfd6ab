// Reads [message.NAME]: texts for customers and the placeholders in them.
#include "desk/file/desk_file_messages.hpp"

#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace tix::desk {
namespace {

/// Every `{` opens a placeholder. Throws Error for one that is unknown or not closed.
void check_placeholders(std::string_view text) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find_first_of("{}\n", open + 1);
    const bool closed = close != std::string_view::npos && text[close] == '}';
    const std::string_view name = text.substr(open + 1, closed ? close - open - 1 : 0);
    if (closed && std::ranges::find(kPlaceholders, name) != kPlaceholders.end()) continue;
    const std::string what = closed ? fmt::format("there is no {{{}}}", name) : "a '{' is not closed";
    throw Error(ErrorKind::desk, fmt::format("{}; accepted: {{{}}}", what, fmt::join(kPlaceholders, "}, {")),
                closed ? did_you_mean(name, kPlaceholders) : "");
  }
}

bool subject(const TomlValue& value, MessageText& message, FileReading&) {
  const std::string* line = one_line(value);
  if (line != nullptr) check_placeholders(*line);
  return put<&MessageText::subject>(line, message);
}

bool body(const TomlValue& value, MessageText& message, FileReading&) {
  const std::string* text = some_text(value);
  if (text != nullptr) check_placeholders(*text);
  return put<&MessageText::body>(text, message);
}

constexpr std::array kMessageKeys = {
    Key<MessageText>{"subject", subject, kTextAccepted},
    Key<MessageText>{"body", body, "text", Need::required},
};

}  // namespace

bool read_messages(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_named(value, "message", Declares::message, kMessageKeys, desk.messages, reading);
}

}  // namespace tix::desk
