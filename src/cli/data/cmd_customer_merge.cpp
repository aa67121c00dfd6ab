// tix customer merge: make one customer of two, or take that back.
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/customer_merge.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/customer_merges.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct CustomerMergeOptions {
  std::string customer;
  std::optional<std::string> into;
  bool undo = false;
};

/// Returns a customer, or `found` if the address finds nobody. Throws Error{not_found}.
CustomerId required_customer(std::optional<CustomerId> found, const std::string& typed) {
  if (found) return *found;
  throw Error(ErrorKind::not_found, fmt::format("no customer '{}'", typed),
              "run 'tix customer list' to see all customers");
}

CustomerId customer_with(desk::Work& work, const std::string& typed) {
  return required_customer(store::find_customer(work.database(), typed, work.desk().country), typed);
}

Exit run_customer_merge(Session& session, const CustomerMergeOptions& options) {
  if (options.into.has_value() == options.undo)
    throw Error(ErrorKind::usage, "pass either --into CUSTOMER or --undo");
  desk::Work work(session.database(), author_of(session, "customer merge"));
  const CustomerId merged =
      options.undo
          ? required_customer(store::customer_named(work.database(), options.customer), options.customer)
          : customer_with(work, options.customer);
  const std::int64_t tickets = options.undo
                                   ? desk::unmerge_customer(work, merged)
                                   : desk::merge_customer(work, merged, customer_with(work, *options.into));
  work.commit();
  session.say(options.undo ? fmt::format("customer {} stands alone again; tickets checked: {}",
                                         options.customer, tickets)
                           : fmt::format("customer {} merged into {}; tickets moved: {}", options.customer,
                                         *options.into, tickets));
  return Exit::done;
}

}  // namespace

void add_customer_merge(Syntax& syntax) {
  auto& o = syntax.runs(run_customer_merge);
  syntax.argument("CUSTOMER", o.customer, "The customer to merge; with --undo by their first address");
  syntax.option("--into", "CUSTOMER", o.into, "The customer who stands for both from now on");
  syntax.flag("--undo", o.undo, "Take the merge of this customer back");
  syntax.about(
      "Tickets, copies, filters and reports then name the customer of --into, also at moments before the "
      "merge. Mail from an address of either customer finds them. The SLA policies of unresolved tickets are "
      "chosen again. Nothing is deleted: --undo separates the two customers as they were.");
  syntax.example("tix customer merge ana@home.test --into ana@acme.test", "Make one customer of two.");
  syntax.example("tix customer merge ana@home.test --undo", "Take that back.");
}

}  // namespace tix::cli
