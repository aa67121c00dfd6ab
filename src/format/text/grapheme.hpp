// Grapheme clusters: what a reader sees as one character.
#pragma once

#include <string_view>

namespace tix::format {

/// A cluster and the terminal cells it takes.
struct Cluster {
  std::string_view text;
  std::size_t width = 0;
};

/// Returns the first cluster of `text`, which must not be empty. An invalid byte is a cluster of width 1.
Cluster first_cluster(std::string_view text);

}  // namespace tix::format
