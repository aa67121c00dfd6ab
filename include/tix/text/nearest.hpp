// Suggestions for misspelt names, as in "did you mean ...?".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// Returns up to `max` different `candidates` that `typed` resembles, best first. Ties keep the order given.
/// A candidate resembles `typed` if the two are equal apart from ASCII case and `-` for `_`, if one is a
/// prefix of the other, or if few single-byte insertions, deletions, changes and swaps separate them: one for
/// every three bytes typed, but at least one and at most three. Returns nothing for more than 100 bytes.
std::vector<std::string> nearest(std::string_view typed, std::span<const std::string_view> candidates,
                                 std::size_t max = 3);
std::vector<std::string> nearest(std::string_view typed, const std::vector<std::string>& candidates,
                                 std::size_t max = 3);

/// Returns a hint such as `did you mean open, opened, or reopened?`, or an empty text if no candidate is
/// near.
std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates);
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates);

/// Returns the optimal string alignment distance (restricted Damerau-Levenshtein): the fewest insertions,
/// deletions, changes and swaps of neighbours that turn `a` into `b`, where no byte is edited twice. Ignores
/// ASCII case and takes `-` for `_`. Returns `limit + 1` for every distance above `limit`. Takes time
/// proportional to the product of the lengths, or constant time if the lengths differ by more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace tix
