// Writes line ends, marks and blanks only before the next visible text, so that none is left over.
#include "format/plain/html_text_builder.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <utility>

namespace tix::format {
namespace {

constexpr std::string_view kHtmlBlanks = " \t\r\n\f";
constexpr std::size_t kDeepestMark = 16;  ///< quotes and lists that are nested deeper look alike

/// The url without what people leave out when they type it.
std::string spoken_url(std::string_view url) {
  std::string text = ascii_lower(url);
  for (const std::string_view prefix : {"mailto:", "https://", "http://", "www."})
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
  while (text.ends_with('/')) text.pop_back();
  return text;
}

bool is_shown_scheme(std::string_view url) {
  const std::string lower = ascii_lower(url.substr(0, 8));
  return lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:");
}

}  // namespace

void HtmlTextBuilder::put(std::string_view visible) {
  if (text_.empty()) line_ends_ = 0;
  const auto quote_mark = [](std::size_t depth) {
    std::string mark;
    for (std::size_t i = std::min(depth, kDeepestMark); i > 0; --i) mark += "> ";
    return mark;
  };
  for (; line_ends_ > 0; --line_ends_) {
    text_ += '\n';
    const std::string mark = quote_mark(std::min(quotes_, quotes_before_));
    if (line_ends_ > 1 && !mark.empty()) text_.append(mark, 0, mark.size() - 1);
    line_is_empty_ = true;
  }
  quotes_before_ = quotes_;
  if (line_is_empty_) {
    text_ += quote_mark(quotes_);
    if (item_mark_.empty() && !lists_.empty()) text_.append(2 * std::min(lists_.size(), kDeepestMark), ' ');
    needs_blank_ = needs_tab_ = false;
  }
  text_ += item_mark_;
  item_mark_.clear();
  if (needs_tab_)
    text_ += '\t';
  else if (needs_blank_)
    text_ += ' ';
  needs_blank_ = needs_tab_ = false;
  line_is_empty_ = false;
  text_ += visible;
}

void HtmlTextBuilder::add_text(std::string_view text) {
  if (preformatted_ > 0) return add_preformatted(text);
  while (!text.empty()) {
    const std::size_t word = text.find_first_not_of(kHtmlBlanks);
    if (word != 0) needs_blank_ = needs_blank_ || line_ends_ == 0;
    if (word == std::string_view::npos) return;
    text.remove_prefix(word);
    const std::size_t size = std::min(text.find_first_of(kHtmlBlanks), text.size());
    put(text.substr(0, size));
    text.remove_prefix(size);
  }
}

void HtmlTextBuilder::add_preformatted(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, size);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) put(line);
    if (size == text.size()) return;
    break_line();
    text.remove_prefix(size + 1);
  }
}

void HtmlTextBuilder::begin_line() {
  line_ends_ = std::max<std::size_t>(line_ends_, 1);
}

void HtmlTextBuilder::begin_paragraph() {
  line_ends_ = std::max<std::size_t>(line_ends_, item_mark_.empty() ? 2 : 1);
}

void HtmlTextBuilder::break_line() {
  constexpr std::size_t kMost = 3;  // two blank lines look like ten
  line_ends_ = std::min(line_ends_ + 1, kMost);
}

void HtmlTextBuilder::begin_quote() {
  begin_line();
  ++quotes_;
}

void HtmlTextBuilder::end_quote() {
  quotes_ -= quotes_ > 0 ? 1 : 0;
  begin_line();
}

void HtmlTextBuilder::begin_list(bool is_numbered) {
  lists_.push_back({is_numbered});
}

void HtmlTextBuilder::end_list() {
  if (!lists_.empty()) lists_.pop_back();
  item_mark_.clear();
  if (lists_.empty()) begin_paragraph();
}

void HtmlTextBuilder::begin_item() {
  item_mark_ = std::string(lists_.empty() ? 0 : 2 * (std::min(lists_.size(), kDeepestMark) - 1), ' ');
  if (!lists_.empty() && lists_.back().is_numbered)
    item_mark_ += std::to_string(++lists_.back().item) + ". ";
  else
    item_mark_ += "- ";
}

void HtmlTextBuilder::begin_cell() {
  if (!line_is_empty_ && line_ends_ == 0) needs_tab_ = true;
}

void HtmlTextBuilder::begin_link(std::string_view url) {
  links_.push_back({std::string(tix::trimmed(url)), text_.size()});
}

void HtmlTextBuilder::end_link() {
  if (links_.empty()) return;
  const Link link = std::move(links_.back());
  links_.pop_back();
  const std::string shown = text_.substr(std::min(link.begin, text_.size()));
  if (tix::is_blank(shown) || !is_shown_scheme(link.url)) return;
  constexpr std::size_t kLongestUrl = 2000;
  const bool has_blank = link.url.find_first_of(" \t\r\n<>") != std::string::npos;
  if (has_blank || link.url.size() > kLongestUrl) return;
  if (spoken_url(tix::trimmed(shown)) == spoken_url(link.url)) return;
  needs_blank_ = true;
  put('<' + link.url + '>');
}

std::string HtmlTextBuilder::finished() {
  std::string text = std::move(text_);
  *this = {};
  return text;
}

}  // namespace tix::format
