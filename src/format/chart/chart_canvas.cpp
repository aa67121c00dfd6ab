// Marks in Unicode and ASCII, and text cut to fit.
#include "format/chart/chart_canvas.hpp"

#include "format/text/terminal_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tix::format {
namespace {

constexpr std::size_t kUsualWidth = 80, kMostWidth = 120, kLeastWidth = 16;
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kReset = "\x1b[0m";

using Nine = std::array<std::string_view, 9>;
constexpr Nine kRising = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr Nine kRisingAscii = {" ", ".", ".", ".", "=", "=", "=", "#", "#"};
constexpr Nine kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
using Five = std::array<std::string_view, 5>;
constexpr Five kShades = {"·", "░", "▒", "▓", "█"};
constexpr Five kShadesAscii = {".", "-", "=", "*", "#"};
using Eight = std::array<std::string_view, 8>;
constexpr Eight kFills = {"█", "▒", "░", "▓", "▚", "▞", "▌", "▀"};
constexpr Eight kFillsAscii = {"#", "=", "-", "+", "*", "o", "%", "~"};
/// The fills grow denser from step to step; the last one stands out.
using Ramp = std::array<std::string_view, kRampSteps + 1>;
constexpr Ramp kRampFills = {"·", "░", "▒", "▓", "█", "▚"};
constexpr Ramp kRampFillsAscii = {".", "-", "=", "+", "*", "#"};

std::size_t width_of(const RenderOptions& options) {
  if (options.width == 0) return kUsualWidth;
  return std::clamp(options.width, kLeastWidth, kMostWidth);
}

}  // namespace

ChartCanvas::ChartCanvas(const Chart& chart, const RenderOptions& options)
    : options_(options), width_(width_of(options)), looks_(looks_of(chart)) {}

std::span<const std::string_view> ChartCanvas::rising() const {
  return options_.unicode ? kRising : kRisingAscii;
}

std::span<const std::string_view> ChartCanvas::shades() const {
  return options_.unicode ? kShades : kShadesAscii;
}

std::string_view ChartCanvas::fill(std::size_t series) const {
  if (looks_[series].step) return (options_.unicode ? kRampFills : kRampFillsAscii)[*looks_[series].step];
  return (options_.unicode ? kFills : kFillsAscii)[series % kFills.size()];
}

std::string ChartCanvas::bar(double cells, std::size_t series, bool backward) const {
  std::string text;
  if (!(cells > 0)) return text;
  const bool has_eighths = options_.unicode && series == 0 && !backward;
  const auto eighths = std::max(1LL, std::llround(cells * 8));
  const auto whole = has_eighths ? eighths / 8 : std::max(1LL, std::llround(cells));
  for (long long i = 0; i < whole; ++i) text += fill(series);
  if (has_eighths) text += kEighths[static_cast<std::size_t>(eighths % 8)];
  return text;
}

std::string ChartCanvas::name(std::string_view text, std::size_t cells) const {
  const std::string shown = escape_controls(text, options_.unicode ? Breaks::mark : Breaks::space);
  return cut_to_width(shown, cells, options_.unicode ? "\u2026" : "...");
}

std::string ChartCanvas::padded(std::string_view text, std::size_t cells) const {
  std::string shown = name(text, cells);
  return shown.append(cells - std::min(cells, display_width(shown)), ' ');
}

std::size_t ChartCanvas::room_for(const std::vector<std::string>& names) const {
  std::size_t longest = 0;
  for (const std::string& text : names) longest = std::max(longest, display_width(name(text, width_ / 3)));
  return longest;
}

void ChartCanvas::put(std::string_view text, std::size_t series) {
  const bool seen = options_.color && text != " ";
  put_in(seen ? chart_colors()[looks_[series].color].terminal : std::string_view{}, text);
}

void ChartCanvas::put_title(std::string_view text) {
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  put_in(options_.color ? kBold : std::string_view{}, text);
}

/// Begins and ends a colour once for all text in it.
void ChartCanvas::put_in(std::string_view color, std::string_view text) {
  if (text.empty()) return;
  if (color != color_) line_.append(color_.empty() ? "" : kReset).append(color);
  color_ = color;
  line_ += text;
}

void ChartCanvas::end_line() {
  if (!color_.empty()) line_ += kReset;
  color_ = {};
  line_.erase(line_.find_last_not_of(' ') + 1);
  out_ += line_ + '\n';
  line_.clear();
}

}  // namespace tix::format
