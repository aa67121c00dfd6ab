// Compares, ticket by ticket, the stored verdicts with those of its events folded under the other desk.
// Nothing is stored: names and bindings of the trial live in copies.
#include "desk/report/try_policy.hpp"

#include "desk/file/desk_file_names.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/policy/folded_under.hpp"
#include "tix/reports/policy_trial.hpp"

namespace tix::desk {
namespace {

/// The customers as known now. Remembers the last one.
class Customers {
 public:
  explicit Customers(store::Database& database) : database_(&database) {}

  const Customer& find(CustomerId id) {
    if (known_.id == id) return known_;
    const auto row = store::get_customer(*database_, id);
    known_ = row ? row->customer : Customer{};
    known_.id = id;
    return known_;
  }

 private:
  store::Database* database_;
  Customer known_;
};

}  // namespace

TrialAnswer try_policy(Reading& reading, const Desk& tried, const TrialQuestion& question) {
  store::Database& database = reading.database();
  NameTable names = reading.names();
  declare_names(tried, names);
  BindingTable bindings;
  Customers customers(database);
  Recorder recorder(tried, names, bindings,
                    [&](CustomerId id, Instant) -> const Customer& { return customers.find(id); });
  recorder.hold_timers_back();  // nothing fires in a trial

  const Grouping by = Grouping::parse("none");
  Slicing slicing(question.filter, by, reading.names(), reading.bindings());
  PolicyTrial trial(slicing, reading.bindings(), bindings, question.range, question.wants_flips);
  reading.each_past(question.range, [&](const TicketFacts& facts, const Past& past) {
    const auto events = store::events_of(database, past.ticket);
    slicing.show(facts);
    trial.add(facts, past, folded_under(recorder, past.ticket, until(events, facts.as_of)));
  });

  TrialAnswer answer;
  answer.report = trial.report();
  answer.flips = trial.flips();
  answer.lost = lost_names(reading.desk(), tried, [&](NameKind kind, std::string_view name) {
    return store::name_in_use(database, reading.names().find(kind, name));
  });
  return answer;
}

}  // namespace tix::desk
