// `report digest`: the nightly page over a database.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"

#include <string>
#include <vector>

namespace tix::desk {

/// One table of the page, with its charts.
struct DigestPart {
  std::string name;     ///< a key for machines
  std::string heading;  ///< words for people
  Report report;
  std::size_t left_out = 0;  ///< rows that the page has no room for
};

struct Digest {
  std::string headline;  ///< one sentence
  Report numbers;        ///< those of the sentence, in one row
  std::vector<DigestPart> parts;
};

/// What of the desk as of `reading` passes the filter: what to do first, the backlog by team, the last days,
/// what broke since yesterday, and what comes again and again. Days and noon are those of `zone`.
Digest digest(Reading& reading, const Filter& filter, const Zone& zone);

}  // namespace tix::desk
