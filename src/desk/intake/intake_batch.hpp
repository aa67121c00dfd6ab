// Takes several mails in as one change, so that one bad mail stops no other.
#pragma once

#include "desk/intake/take_in.hpp"
#include "desk/work/work.hpp"
#include "store/sqlite/database.hpp"

#include <span>
#include <vector>

namespace tix::desk {

/// Whether what is done is stored. A dry run decides as if it were.
enum class Storing : std::uint8_t { commits, dry_run };

/// Takes the mails in, in order, in one transaction. If one of them cannot be recorded, each is taken in by
/// itself, and that one is held with its bytes. Returns what became of each. Throws Error{storage} if the
/// database cannot be written; then nothing is stored, or only mails before that one.
std::vector<TakenIn> take_in_all(store::Database& database, const Author& author,
                                 std::span<const MailArrival> arrivals, Storing storing);

}  // namespace tix::desk
