// One Work for all mails, or one for each after a mistake.
#include "desk/intake/intake_batch.hpp"

#include "tix/text/error.hpp"

#include <iterator>
#include <utility>

namespace tix::desk {
namespace {

std::vector<TakenIn> take_in_together(store::Database& database, const Author& author,
                                      std::span<const MailArrival> arrivals, Storing storing) {
  Work work(database, author);
  std::vector<TakenIn> taken;
  for (const MailArrival& arrival : arrivals) taken.push_back(take_in(work, arrival));
  if (storing == Storing::commits) work.commit();
  return taken;
}

TakenIn hold_alone(store::Database& database, const Author& author, const MailArrival& arrival,
                   const std::string& why, Storing storing) {
  Work work(database, author);
  TakenIn held = hold(work, arrival, why);
  if (storing == Storing::commits) work.commit();
  return held;
}

}  // namespace

std::vector<TakenIn> take_in_all(store::Database& database, const Author& author,
                                 std::span<const MailArrival> arrivals, Storing storing) {
  std::string why;
  try {
    return take_in_together(database, author, arrivals, storing);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::storage) throw;
    why = error.what();
  }
  if (arrivals.size() == 1) return {hold_alone(database, author, arrivals.front(), why, storing)};
  std::vector<TakenIn> taken;
  for (const MailArrival& arrival : arrivals)
    for (TakenIn& one : take_in_all(database, author, std::span(&arrival, 1), storing))
      taken.push_back(std::move(one));
  return taken;
}

}  // namespace tix::desk
