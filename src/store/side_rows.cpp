// By number or by a scan of all.
#include "store/side_rows.hpp"

#include <optional>

namespace tix::store {
namespace {

/// A look-up a ticket costs several times what its rows cost in a scan.
constexpr std::int64_t kScanFromShare = 4;

}  // namespace

Pass pass_for(Database& database, const Range& range) {
  Query limits = database.query("stay_limits");
  limits.bind();
  std::optional<Instant> earliest, latest;
  if (limits.step()) limits.read(earliest, latest);
  if (!earliest) return Pass::merged;
  const std::int64_t age = (*latest - *earliest).count, asked = (*latest - range.from).count;
  return asked * kScanFromShare >= age ? Pass::merged : Pass::by_number;
}

}  // namespace tix::store
