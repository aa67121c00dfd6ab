// A tokenizer that knows tags, quotes in tags, and comments, and nothing else.
#include "format/plain/html_outline.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>
#include <array>

namespace tix::format {
namespace {

/// Elements without an end, or whose end tag people leave out.
bool may_stay_open(std::string_view name) {
  static constexpr std::array<std::string_view, 25> kNames = {
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link",  "meta",  "param",  "source", "wbr",
      "p",    "li",   "td", "th",  "tr",    "dt", "dd",  "thead", "tbody", "tfoot", "option", "o:p"};
  return std::ranges::find(kNames, name) != kNames.end();
}

/// Returns the offset after the `>` of the tag, and counts the blanks before it.
std::size_t end_of_tag(std::string_view html, std::size_t at, std::size_t& blanks) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    } else if (c == ' ' || c == '\n' || c == '\t' || c == '/') {
      ++blanks;
    }
  }
  return html.size();
}

/// Returns the offset of the end tag of an element whose content is no text, or the end of the page.
std::size_t end_of_content(std::string_view html, std::size_t at, std::string_view name) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2))
    if (equal_without_case(html.substr(at + 2, name.size()), name)) return at;
  return html.size();
}

bool is_letter(char c) {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

}  // namespace

HtmlOutline html_outline(std::string_view html) {
  HtmlOutline outline;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    outline.text += html.substr(at, tag - at);
    at = tag + 1;
    if (at >= html.size()) break;
    if (html.substr(tag).starts_with("<!--")) {
      at = std::min(html.find("-->", tag + 4), html.size() - 3) + 3;
      continue;
    }
    const bool is_end = html[at] == '/';
    const std::size_t begin = at + (is_end ? 1 : 0);
    if (begin >= html.size() || (!is_letter(html[begin]) && html[at] != '!' && html[at] != '?')) {
      outline.text += '<';
      continue;
    }
    const std::size_t name_end = std::min(html.find_first_of(" \t\r\n/>", begin), html.size());
    const std::string name = ascii_lower(html.substr(begin, std::min<std::size_t>(name_end - begin, 16)));
    std::size_t blanks = 0;
    at = end_of_tag(html, name_end, blanks);
    outline.most_attributes = std::max(outline.most_attributes, blanks);
    outline.text += ' ';
    if (!is_end && (name == "script" || name == "style")) at = end_of_content(html, at, name);
    if (html[begin] == '!' || html[begin] == '?' || may_stay_open(name)) continue;
    if (is_end)
      depth -= depth > 0 ? 1 : 0;
    else
      outline.deepest = std::max(outline.deepest, ++depth);
  }
  return outline;
}

}  // namespace tix::format
