// "Did you mean ...?": the names nearest to a misspelt one.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// At most `max` of `candidates` that `typed` may have been meant for, best first, ties in the order given.
/// Near means: equal but for ASCII case and `-` against `_`; one is the beginning of the other; or few
/// single-letter insertions, deletions, changes and swaps apart (one in three letters, at most three).
std::vector<std::string> nearest(std::string_view typed, std::span<const std::string_view> candidates,
                                 std::size_t max = 3);
std::vector<std::string> nearest(std::string_view typed, const std::vector<std::string>& candidates,
                                 std::size_t max = 3);

/// A hint such as `did you mean open, opened, or reopened?`; empty when nothing is near.
std::string did_you_mean(std::string_view typed, std::span<const std::string_view> candidates);
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates);

/// Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours, bytes compared
/// without ASCII case and with `-` equal to `_`. Anything above `limit` is given as `limit + 1`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace tix
