// Edit distance and the ranking of suggestions. A short word allows few edits: with three edits, any word of
// three letters would resemble any other, and a wrong suggestion is worse than none.
#include "tix/text/nearest.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>
#include <utility>

namespace tix {
namespace {

constexpr std::size_t kMostEdits = 3;
/// Longer words get no suggestions, which bounds the cost of hostile input.
constexpr std::size_t kLongestTyped = 100;

char folded(char c) {
  return c == '-' ? '_' : ascii_lower(c);
}

std::string folded(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return folded(c); });
  return out;
}

/// Returns how far the folded words are apart: 0 for equal, up to `kMostEdits` for near, more for unrelated.
/// A distance that reaches the length of the word is never near, because then no letter is shared.
std::size_t rank(const std::string& typed, const std::string& candidate) {
  if (typed.empty() || candidate.empty()) return kMostEdits + 1;
  const std::size_t allowed = std::clamp<std::size_t>(typed.size() / 3, 1, kMostEdits);
  const std::size_t distance = edit_distance(typed, candidate, allowed);
  if (distance <= 1 && distance < std::max(typed.size(), candidate.size())) return distance;
  // An unfinished or overlong word counts as one edit.
  if (candidate.starts_with(typed) || typed.starts_with(candidate)) return 1;
  return distance <= allowed && distance < typed.size() ? distance : kMostEdits + 1;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  // Three rows of the usual matrix suffice: a swap looks two rows back, everything else one.
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = folded(a[i - 1]) == folded(b[j - 1]) ? 0 : 1;
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change});
      const bool swapped =
          i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]);
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return std::min(previous[b.size()], limit + 1);
}

// A stable sort keeps the order of the candidates among equals, so that the order of a table is also that of
// its hints.
std::vector<std::string> nearest(std::string_view typed, std::span<const std::string_view> candidates,
                                 std::size_t max) {
  if (typed.size() > kLongestTyped) return {};
  const std::string word = folded(typed);
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (const std::string_view candidate : candidates) {
    const std::size_t how_far = rank(word, folded(candidate));
    if (how_far <= kMostEdits) found.emplace_back(how_far, candidate);
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (const auto& [how_far, candidate] : found) {
    if (names.size() == max) break;
    if (std::ranges::find(names, candidate) == names.end()) names.emplace_back(candidate);
  }
  return names;
}

std::vector<std::string> nearest(std::string_view typed, const std::vector<std::string>& candidates,
                                 std::size_t max) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  return nearest(typed, std::span<const std::string_view>(views), max);
}

std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates) {
  const std::vector<std::string> names = nearest(typed, candidates);
  if (names.empty()) return {};
  std::string hint = "did you mean " + names.front();
  for (std::size_t i = 1; i < names.size(); ++i) {
    hint += i + 1 == names.size() ? (names.size() > 2 ? ", or " : " or ") : ", ";
    hint += names[i];
  }
  return hint + "?";
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  return did_you_mean(typed, std::span<const std::string_view>(views));
}

}  // namespace tix
