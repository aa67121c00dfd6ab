// Groups the text parts by the multipart/alternative they stand in, and chooses in each group.
#include "format/mail/mail_text.hpp"

#include "format/mail/charset.hpp"
#include "format/mail/part_body.hpp"
#include "format/plain/flowed_text.hpp"
#include "format/plain/html_to_text.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace tix::format {
namespace {

/// The outermost multipart/alternative around a part: what it holds are forms of one text.
std::optional<std::size_t> alternative_around(const std::vector<MailPart>& parts, std::size_t index) {
  std::optional<std::size_t> found;
  for (auto at = parts[index].parent; at; at = parts[*at].parent)
    if (parts[*at].head.type == "multipart/alternative") found = at;
  return found;
}

/// The forms of one text.
struct TextForms {
  std::optional<std::size_t> alternative;
  std::string plain;
  std::string html;  ///< as text
  std::vector<std::size_t> plain_parts;
};

std::size_t count_words(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n";
  std::size_t count = 0;
  for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos; ++count) {
    at = text.find_first_of(kBlanks, at);
    at = text.find_first_not_of(kBlanks, at);
  }
  return count;
}

bool prefers_html(const TextForms& forms) {
  if (is_blank(forms.html)) return false;
  return is_blank(forms.plain) || count_words(forms.html) >= 3 * count_words(forms.plain);
}

/// Line ends as LF.
std::string plain_lines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += c == '\r' ? '\n' : c;
  }
  return out;
}

/// Returns the text, or of bytes that are no text only the lines without control characters.
std::string readable_lines(std::string_view text) {
  const auto is_control = [](char c) {
    return (c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\x1b') || c == '\x7f';
  };
  if (std::ranges::count_if(text, is_control) <= std::ssize(text) / 20) return std::string(text);
  constexpr std::ptrdiff_t kShortest = 8;  // noise has short lines by chance
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (std::ranges::none_of(line, is_control) && std::ssize(line) >= kShortest)
      out.append(line).append("\n");
  }
  return out;
}

/// The character set that a page names itself, for one whose part names none.
std::string charset_of_page(std::string_view html) {
  constexpr std::size_t kHead = 2048;
  const std::string head = ascii_lower(html.substr(0, kHead));
  constexpr std::string_view kMark = "charset=";
  const std::size_t at = head.find(kMark);
  if (at == std::string::npos || head.rfind("<meta", at) == std::string::npos) return {};
  const std::size_t begin = at + kMark.size();
  return head.substr(begin, head.find_first_of("\"' />;", begin + 1) - begin);
}

std::string_view without_blank_ends(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  const std::size_t line = text.rfind('\n', first);
  text.remove_prefix(line == std::string_view::npos ? 0 : line + 1);
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

void append_block(std::string& text, std::string_view block) {
  if (is_blank(block)) return;
  if (!text.empty()) text += "\n\n";
  text += without_blank_ends(block);
}

/// Cuts between characters.
void cut_to(std::string& text, std::size_t most) {
  if (text.size() <= most) return;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80) --most;
  text.resize(most);
}

class TextReader {
 public:
  TextReader(MailStream& stream, const MailStructure& structure, const MailLimits& limits)
      : stream_(stream), parts_(structure.parts), limits_(limits) {}

  MailText read() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const LeafUse use = parts_[i].is_container ? LeafUse::file : leaf_use(parts_, i);
      if (use != LeafUse::file) add_part(i, use);
    }
    for (const TextForms& forms : forms_) {
      const bool takes_html = prefers_html(forms);
      found_.is_from_html = found_.is_from_html || takes_html;
      append_block(found_.text, takes_html ? forms.html : forms.plain);
      if (takes_html && !is_blank(forms.plain)) keep_plain(forms);
    }
    if (found_.text.size() > static_cast<std::size_t>(limits_.text)) {
      add_once(found_.problems, too_long());
      cut_to(found_.text, static_cast<std::size_t>(limits_.text));
      found_.text = without_blank_ends(found_.text);
      for (const TextForms& forms : forms_) keep_plain(forms);
    }
    return std::move(found_);
  }

 private:
  MailStream& stream_;
  const std::vector<MailPart>& parts_;
  const MailLimits& limits_;
  std::vector<TextForms> forms_;
  MailText found_;

  static void add_once(std::vector<std::string>& lines, const std::string& line) {
    if (!line.empty() && std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
  }

  std::string too_long() const { return fmt::format("the text is longer than {} kB", limits_.text / 1000); }

  void keep_plain(const TextForms& forms) {
    found_.originals.insert(found_.originals.end(), forms.plain_parts.begin(), forms.plain_parts.end());
  }

  TextForms& forms_of(std::size_t index) {
    const auto alternative = alternative_around(parts_, index);
    const auto same = [&](const TextForms& each) { return each.alternative == alternative; };
    const auto found = alternative ? std::ranges::find_if(forms_, same) : forms_.end();
    return found != forms_.end() ? *found : forms_.emplace_back(TextForms{alternative, {}, {}, {}});
  }

  void add_part(std::size_t index, LeafUse use) {
    const MailPart& part = parts_[index];
    const DecodedText decoded = decoded_text(stream_, part, limits_.text);
    const bool names_itself = use == LeafUse::html && part.head.charset.empty();
    const CharsetText text =
        text_in_charset(decoded.bytes, names_itself ? charset_of_page(decoded.bytes) : part.head.charset);
    add_once(found_.warnings, text.warning);
    if (!decoded.is_whole) add_once(found_.problems, too_long());
    if (use == LeafUse::html) {
      const HtmlText html = html_to_text(text.text);
      if (html.is_rough) add_once(found_.warnings, "the HTML is too complex, only its tags were removed");
      append_block(forms_of(index).html, html.text);
      return;  // the HTML is kept anyway
    }
    const std::string all = plain_lines(text.text);
    const std::string lines = readable_lines(all);
    if (!decoded.is_whole || !decoded.is_intact || text.text != decoded.bytes || lines != all)
      found_.originals.push_back(index);
    TextForms& forms = forms_of(index);
    forms.plain_parts.push_back(index);
    append_block(forms.plain, part.head.is_flowed ? unflowed(lines, part.head.deletes_space) : lines);
  }
};

}  // namespace

LeafUse leaf_use(const std::vector<MailPart>& parts, std::size_t index) {
  const PartHead& head = parts[index].head;
  const bool is_file = head.disposition == "attachment" || head.has_file_name;
  // A name without a disposition is how old programs name the text itself, which comes first.
  const bool is_named = !head.name.empty() && index > 1;
  if (is_file || is_named) return LeafUse::file;
  if (head.type == "text/html") return LeafUse::html;
  if (head.type == "text/plain") return LeafUse::plain;
  return head.is_multipart() && !parts[index].is_too_deep ? LeafUse::plain : LeafUse::file;
}

MailText mail_text(MailStream& stream, const MailStructure& structure, const MailLimits& limits) {
  return TextReader(stream, structure, limits).read();
}

}  // namespace tix::format
