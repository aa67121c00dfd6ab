// Finds quotes and signatures by tables of what mail programs write before them.
#include "tix/intake/shown_text.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

/// The line before quoted lines, such as `On 10 Aug 2026, Ani wrote:`. It begins and ends with words of one
/// language, and mail programs break it into up to four lines.
struct Attribution {
  std::string_view opening;
  std::string_view verb;
};
constexpr std::array kAttributions = {
    Attribution{"On ", "wrote"},     Attribution{"Pada ", "menulis"},  Attribution{"Am ", "schrieb"},
    Attribution{"Le ", "a écrit"},   Attribution{"El ", "escribió"},   Attribution{"Em ", "escreveu"},
    Attribution{"A ", "escreveu"},   Attribution{"Il ", "ha scritto"}, Attribution{"Op ", "schreef"},
    Attribution{"Den ", "skrev"},    Attribution{"W dniu ", "pisze"},  Attribution{"W dniu ", "napisał"},
    Attribution{"Dnia ", "napisał"}, Attribution{"Dne ", "napsal"},    Attribution{"Vào ", "đã viết"},
    Attribution{"在 ", "写道"}};
/// How it ends if it is a single line that begins with a name or a number.
constexpr std::array<std::string_view, 4> kShortAttributions = {"wrote:", "schrieb:", "menulis:", ">:"};
constexpr std::size_t kMostAttributionLines = 4;
constexpr std::size_t kLongestAttribution = 400;

/// What stands between dashes before a message that is quoted without `>`.
constexpr std::array<std::string_view, 13> kOriginals = {
    "original message",       "ursprüngliche nachricht", "original-nachricht",    "message d'origine",
    "message original",       "mensaje original",        "mensagem original",     "messaggio originale",
    "oorspronkelijk bericht", "ursprungligt meddelande", "oprindelig meddelelse", "pesan asli",
    "reply message"};
/// The same before a forwarded one, which is what its sender wants us to read.
constexpr std::array<std::string_view, 8> kForwardeds = {
    "forwarded message",    "weitergeleitete nachricht", "message transféré",    "mensaje reenviado",
    "mensagem encaminhada", "messaggio inoltrato",       "doorgestuurd bericht", "pesan terusan"};
constexpr std::array<std::string_view, 2> kForwardLines = {"Begin forwarded message:", "Awal pesan terusan:"};

/// The labels of the block that Outlook writes before a quoted message: who, when and
/// what about. A traveller who writes `From: Lisbon` and `Date: tomorrow` gives no subject.
constexpr std::array<std::string_view, 10> kFromLabels = {"from", "dari", "von", "de", "da",
                                                          "van",  "från", "fra", "od", "发件人"};
constexpr std::array<std::string_view, 16> kSentLabels = {
    "sent",  "date",       "dikirim", "tanggal", "gesendet",  "datum",   "envoyé", "enviado",
    "fecha", "enviada em", "inviato", "data",    "verzonden", "skickat", "sendt",  "发送时间"};
constexpr std::array<std::string_view, 13> kSubjectLabels = {
    "subject", "subjek",  "perihal",   "judul", "betreff", "objet", "asunto",
    "assunto", "oggetto", "onderwerp", "ämne",  "emne",    "主题"};
constexpr std::size_t kMostBlockLines = 8;

/// How the paragraphs of one line begin that phones put below a message.
constexpr std::array<std::string_view, 16> kDeviceLines = {
    "Sent from my ",    "Sent from Mail for ", "Sent from Yahoo",       "Sent from Outlook",
    "Get Outlook for ", "Dikirim dari ",       "Terkirim dari ",        "Von meinem iPhone",
    "Von meinem iPad",  "Gesendet von ",       "Envoyé de mon ",        "Enviado desde mi ",
    "Enviado do meu ",  "Inviato da ",         "Verzonden vanaf mijn ", "Skickat från min "};
constexpr std::size_t kLongestDeviceLine = 100;
constexpr std::size_t kMostSignatureLines = 10;

bool begins_with(std::string_view line, std::string_view beginning) {
  return equal_without_case(line.substr(0, beginning.size()), beginning);
}

bool contains(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return ascii_lower(a) == ascii_lower(b); }) != text.end();
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

/// `>100 users` and `>= 5` are what people write.
bool is_quoted(std::string_view line) {
  if (!line.starts_with('>')) return false;
  const char next = line.size() > 1 ? line[1] : ' ';
  return next != '=' && (next < '0' || next > '9');
}

/// Returns what stands between rows of dashes, or nothing if the line has none around it.
std::string_view between_dashes(std::string_view line) {
  line = trimmed(line);
  const std::size_t first = line.find_first_not_of('-');
  const std::size_t last = line.find_last_not_of('-');
  if (first == std::string_view::npos || first < 2 || line.size() - last < 3) return {};
  return trimmed(line.substr(first, last - first + 1));
}

bool is_forward_line(std::string_view line) {
  return position_named(between_dashes(line), kForwardeds) || position_named(trimmed(line), kForwardLines);
}

/// `*From:* Ani` and `From: Ani` have the label `from`.
bool has_label(std::string_view line, std::span<const std::string_view> labels) {
  while (line.starts_with('*') || line.starts_with(' ')) line.remove_prefix(1);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  std::string_view label = line.substr(0, colon);
  while (label.ends_with('*') || label.ends_with(' ') || label.ends_with("\u00a0"))
    label.remove_suffix(label.ends_with("\u00a0") ? 2 : 1);
  return position_named(label, labels).has_value();
}

/// An opening may begin a sentence as well, but an attribution tells the date.
bool is_attribution(std::string_view text) {
  return text.ends_with(':') && text.find_first_of("0123456789") != std::string_view::npos &&
         std::ranges::any_of(kAttributions, [&](const Attribution& one) {
           return begins_with(text, one.opening) && contains(text, one.verb);
         });
}

bool is_short_attribution(std::string_view line) {
  return std::ranges::any_of(kShortAttributions, [&](std::string_view end) { return line.ends_with(end); });
}

/// The lines of one text, of which the last ones are cut.
class ShownLines {
 public:
  explicit ShownLines(std::string_view text) : lines_(split_lines(text)), end_(lines_.size()) {}

  void cut_signatures() {
    for (std::size_t at = signature(); at < end_; at = signature()) end_ = at;
  }

  void cut_quotes() {
    const std::size_t plain = last_plain_line();
    const std::size_t attribution = attribution_before(plain);
    for (std::size_t i = 0; i < end_ && !is_forward_line(lines_[i]); ++i) {
      if (i == attribution || begins_original(i) || begins_header_block(i) || is_quoted(lines_[i])) {
        // Quoted lines with an answer below: nobody can tell which of the rest is quoted.
        const bool is_answered = is_quoted(lines_[i]) && plain != kNone && plain > i;
        if (!is_answered && has_text_before(i)) end_ = i, cut_rule();
        return;
      }
    }
  }

  bool is_whole() const { return end_ == lines_.size(); }
  /// Returns the end of the last line that is left, without the blanks after it.
  const char* end() const {
    std::size_t last = end_;
    while (last > 0 && is_blank(lines_[last - 1])) --last;
    const std::string_view line = lines_[last - 1];
    return line.data() + line.find_last_not_of(" \t\r") + 1;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool has_text_before(std::size_t line) const {
    return std::any_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(line),
                       [](std::string_view one) { return !is_blank(one); });
  }

  /// Returns the last line that is neither blank nor quoted.
  std::size_t last_plain_line() const {
    for (std::size_t i = end_; i > 0; --i)
      if (!is_blank(lines_[i - 1]) && !is_quoted(lines_[i - 1])) return i - 1;
    return kNone;
  }

  bool begins_original(std::size_t i) const {
    return position_named(between_dashes(lines_[i]), kOriginals).has_value();
  }

  bool begins_header_block(std::size_t i) const {
    if (!has_label(lines_[i], kFromLabels)) return false;
    const auto first = lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    const auto last = lines_.begin() + static_cast<std::ptrdiff_t>(std::min(end_, i + kMostBlockLines));
    return std::any_of(first, last, [](std::string_view line) { return has_label(line, kSentLabels); }) &&
           std::any_of(first, last, [](std::string_view line) { return has_label(line, kSubjectLabels); });
  }

  /// Returns the line at which the attribution begins that ends at the last line that is not quoted, if
  /// quoted lines follow. The shortest one: what stands above it may be an answer.
  std::size_t attribution_before(std::size_t plain) const {
    if (plain == kNone || only_blank_after(plain)) return kNone;
    std::string all;
    for (std::size_t first = plain; plain - first < kMostAttributionLines; --first) {
      const std::string_view line = trimmed(lines_[first]);
      if (line.empty() || is_quoted(line) || all.size() + line.size() > kLongestAttribution) break;
      all = all.empty() ? std::string(line) : fmt::format("{} {}", line, all);
      if (is_attribution(all)) return first;
      if (first == 0) break;
    }
    return is_short_attribution(trimmed(lines_[plain])) ? plain : kNone;
  }

  /// Cuts the line of underscores that Outlook draws above a header block.
  void cut_rule() {
    std::size_t last = end_;
    while (last > 0 && is_blank(lines_[last - 1])) --last;
    const std::string_view line = trimmed(lines_[last - 1]);
    if (line.size() >= 5 && line.find_first_not_of('_') == std::string_view::npos &&
        has_text_before(last - 1))
      end_ = last - 1;
  }

  bool only_blank_after(std::size_t line) const {
    return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(line) + 1,
                       lines_.begin() + static_cast<std::ptrdiff_t>(end_), is_blank);
  }

  /// Returns the line at which the signature begins, or the end if there is none.
  std::size_t signature() const {
    std::size_t lines = 0;
    for (std::size_t i = end_; i > 0; --i) {
      const std::string_view line = lines_[i - 1];
      const std::string_view words = trimmed(line);
      if (is_quoted(line) || lines > kMostSignatureLines) return end_;
      const bool is_alone = i < 2 || is_blank(lines_[i - 2]);
      const bool is_device = lines == 0 && is_alone && words.size() <= kLongestDeviceLine &&
                             std::ranges::any_of(kDeviceLines, [&](std::string_view beginning) {
                               return begins_with(words, beginning);
                             });
      if (is_device || words == "--") return has_text_before(i - 1) ? i - 1 : end_;
      if (!words.empty()) ++lines;
    }
    return end_;
  }

  std::vector<std::string_view> lines_;
  std::size_t end_;
};

}  // namespace

std::size_t shown_length(std::string_view text) {
  ShownLines lines(text);
  lines.cut_signatures();
  lines.cut_quotes();
  lines.cut_signatures();
  if (lines.is_whole()) return text.size();
  return static_cast<std::size_t>(lines.end() - text.data());
}

bool announces_forward(std::string_view text) {
  return std::ranges::any_of(split_lines(text), is_forward_line);
}

}  // namespace tix
