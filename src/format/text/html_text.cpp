// Makes invisible characters visible, then replaces five characters by references.
#include "format/text/html_text.hpp"

#include "format/text/terminal_text.hpp"

namespace tix::format {
namespace {

void append_escaped(std::string& out, std::string_view shown) {
  struct Reference {
    char byte;
    std::string_view written;
  };
  static constexpr Reference kReferences[] = {{'&', "&amp;"},  {'<', "&lt;"},   {'>', "&gt;"},
                                              {'"', "&quot;"}, {'\'', "&#39;"}, {'\n', "<br>"}};
  for (std::size_t i = 0; i < shown.size(); ++i) {
    std::string_view written = shown.substr(i, 1);
    for (const Reference& reference : kReferences)
      if (reference.byte == shown[i]) written = reference.written;
    out += written;
  }
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  append_escaped(out, escape_controls(text, Breaks::mark));
}

void append_html_lines(std::string& out, std::string_view text) {
  append_escaped(out, escape_controls(text, Breaks::keep));
}

}  // namespace tix::format
