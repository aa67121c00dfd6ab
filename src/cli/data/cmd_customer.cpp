// tix customer list|show|set|address: list and edit customers.
#include "cli/input/filter_argument.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/reading.hpp"
#include "desk/work/work.hpp"
#include "format/write/page.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/people_store.hpp"
#include "tix/filter/text_pattern.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/ranges.h>

namespace tix::cli {
namespace {

Report customer_report() {
  Report report;
  report.columns = {{.name = "address", .kind = ColumnKind::text, .key = true},
                    {"name", ColumnKind::text},
                    {"org", ColumnKind::text},
                    {"plan", ColumnKind::text},
                    {"tickets", ColumnKind::number},
                    {"unresolved", ColumnKind::number}};
  return report;
}

void add_row(Report& report, const store::CustomerCount& counted) {
  const store::CustomerRow& row = counted.row;
  report.rows.push_back({row.customer.address, cell_of(row.name), cell_of(row.customer.org),
                         cell_of(row.customer.plan), counted.tickets, counted.unresolved});
}

struct ListOptions {
  std::optional<std::string> text;
};

Exit run_customer_list(Session& session, const ListOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  const std::string sought = ascii_lower(std::string_view(options.text.value_or("")));
  Report report = customer_report();
  report.header = reading.header("customers");
  store::each_counted_customer(reading.database(), [&](const store::CustomerCount& counted) {
    const Customer& c = counted.row.customer;
    const auto has = [&](const std::string& where) {
      return ascii_lower(std::string_view(where)).find(sought) != std::string::npos;
    };
    if (has(c.address) || has(counted.row.name) || has(c.org) || has(c.plan)) add_row(report, counted);
  });
  session.print(std::move(report), session.zone_or(reading.zone()));
  return Exit::done;
}

struct ShowOptions {
  std::string address;
};

/// Returns a customer by address. Throws Error{not_found}.
CustomerId find(store::Database& database, const Desk& desk, const std::string& address) {
  if (const auto id = store::find_customer(database, address, desk.country)) return *id;
  throw Error(ErrorKind::not_found, fmt::format("no customer '{}'", address),
              "run 'tix customer list' to see all customers");
}

Report address_report(store::Database& database, CustomerId customer) {
  Report report;
  report.columns = {{.name = "value", .kind = ColumnKind::text, .key = true},
                    {"kind", ColumnKind::text},
                    {"channel", ColumnKind::text},
                    {"bouncing", ColumnKind::flag}};
  for (const CustomerAddress& address : store::addresses_of(database, customer))
    report.rows.push_back({address.value, std::string(kAddressKindNames[address.kind]),
                           cell_of(address.channel), store::is_bouncing(database, address.text())});
  return report;
}

Exit run_customer_show(Session& session, const ShowOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const auto row =
      store::get_customer(reading.database(), find(reading.database(), reading.desk(), options.address));
  store::CustomerCount counted{*row};
  TicketTable tickets({"id", "status", "priority", "created_at", "due_s", "agent", "title"});
  tickets.sort_by("-created_at");
  const std::string theirs = "customer:" + quoted_for_filter(row->customer.address);
  reading.each(filter_of(session, reading, theirs), [&](const TicketFacts& facts) {
    ++counted.tickets;
    counted.unresolved += facts.ticket.unresolved();
    tickets.add(facts);
  });
  Report customer = customer_report();
  add_row(customer, counted);
  const std::size_t count = tickets.size();
  session.print_page({reading.header("customer " + row->customer.address),
                      {},
                      {{"customer", std::move(customer), true},
                       {"addresses", address_report(reading.database(), row->customer.id), false},
                       {"tickets", tickets.report(count), false}}},
                     session.zone_or(reading.zone()));
  return Exit::done;
}

struct SetOptions {
  std::string address;
  std::optional<std::string> name, org, plan, new_address;
};

std::string_view required_address(std::string_view typed) {
  const std::string_view address = trimmed(typed);
  if (address.empty()) throw Error(ErrorKind::usage, "the address of a customer must not be empty");
  return address;
}

/// Returns the address, which nobody but the customer may have. Throws Error{refused}.
CustomerAddress free_address(desk::Work& work, CustomerId customer, std::string_view typed) {
  const auto other = store::find_customer(work.database(), typed, work.desk().country);
  if (other && *other != customer)
    throw Error(ErrorKind::refused, fmt::format("'{}' is the address of another customer", typed));
  return read_customer_address(typed, work.desk().country);
}

/// Puts an address in the place of the first one.
void replace_address(desk::Work& work, store::CustomerRow& row, std::string_view typed) {
  const CustomerId id = row.customer.id;
  const CustomerAddress added = free_address(work, id, typed);
  const CustomerAddress first = read_customer_address(row.customer.address, {});
  store::add_address(work.database(), id, added, work.change(), work.now());
  if (!is_same_address(first, added))
    store::remove_address(work.database(), id, first, work.change(), work.now());
  row.customer.address = added.text();
}

Exit run_customer_set(Session& session, const SetOptions& options) {
  if (!options.name && !options.org && !options.plan && !options.new_address)
    throw Error(ErrorKind::usage, "nothing to set", "pass --name, --org, --plan or --address");
  const std::string_view address = required_address(options.address);
  desk::Work work(session.database(), author_of(session, "customer set"));
  const CustomerId id = work.know_customer(address, work.now());
  auto row = *store::get_customer(work.database(), id);
  if (options.new_address) replace_address(work, row, required_address(*options.new_address));
  row.name = options.name.value_or(row.name);
  row.customer.org = options.org.value_or(row.customer.org);
  row.customer.plan = options.plan.value_or(row.customer.plan);
  const std::int64_t rebound = work.set_customer(row);
  work.commit();
  session.say(fmt::format("customer {} updated; unresolved tickets with new SLA targets: {}",
                          row.customer.address, rebound));
  return Exit::done;
}

struct AddressOptions {
  std::string customer;
  std::vector<std::string> addresses;
  bool remove = false;
};

bool is_theirs(const std::vector<CustomerAddress>& theirs, const CustomerAddress& address) {
  return std::ranges::any_of(theirs, [&](const auto& held) { return is_same_address(held, address); });
}

void add_one(desk::Work& work, const store::CustomerRow& row, std::string_view typed) {
  const CustomerAddress address = free_address(work, row.customer.id, typed);
  if (!is_theirs(store::addresses_of(work.database(), row.customer.id), address))
    store::add_address(work.database(), row.customer.id, address, work.change(), work.now());
}

/// Removes an address. After the first one, the oldest of the others is the name in lists.
void remove_one(desk::Work& work, store::CustomerRow& row, std::string_view typed) {
  const CustomerId id = row.customer.id;
  const CustomerAddress address = read_customer_address(typed, work.desk().country);
  if (!is_theirs(store::addresses_of(work.database(), id), address))
    throw Error(ErrorKind::usage, fmt::format("'{}' is not an address of '{}'", typed, row.customer.address),
                "run 'tix customer show' to see their addresses");
  store::remove_address(work.database(), id, address, work.change(), work.now());
  const auto left = store::addresses_of(work.database(), id);
  if (left.empty())
    throw Error(ErrorKind::refused, fmt::format("'{}' is the only address of this customer", typed),
                "add another address first");
  if (!is_same_address(address, read_customer_address(row.customer.address, {}))) return;
  row.customer.address = left.front().text();
  work.set_customer(row);
}

Exit run_customer_address(Session& session, const AddressOptions& options) {
  desk::Work work(session.database(), author_of(session, "customer address"));
  auto row = *store::get_customer(work.database(), find(work.database(), work.desk(), options.customer));
  for (const std::string& typed : options.addresses) {
    if (options.remove)
      remove_one(work, row, required_address(typed));
    else
      add_one(work, row, required_address(typed));
  }
  work.record_change();
  work.commit();
  std::vector<std::string> texts;
  for (const CustomerAddress& address : store::addresses_of(work.database(), row.customer.id))
    texts.push_back(address.text());
  session.say(fmt::format("customer {} has the addresses {}", row.customer.address, fmt::join(texts, ", ")));
  return Exit::done;
}

}  // namespace

void add_customer_list(Syntax& syntax) {
  auto& o = syntax.runs(run_customer_list);
  syntax.argument("TEXT", o.text, "Text to find in the address, name, organisation or plan");
  syntax.example("tix customer list acme", "List the customers at Acme.");
}

void add_customer_show(Syntax& syntax) {
  auto& o = syntax.runs(run_customer_show);
  syntax.argument("ADDRESS", o.address, "Address or name, as used with create --requester");
  syntax.example("tix customer show ana@acme.test", "Show the customer and all their tickets, newest first.");
}

void add_customer_set(Syntax& syntax) {
  auto& o = syntax.runs(run_customer_set);
  syntax.argument("ADDRESS", o.address, "Address or name; an unknown customer is created");
  syntax.option("--name", "TEXT", o.name, "Set the name");
  syntax.option("--org", "TEXT", o.org, "Set the organisation; '' for none");
  syntax.option("--plan", "TEXT", o.plan, "Set the plan they pay for; '' for none");
  syntax.option("--address", "ADDRESS", o.new_address,
                "Replace the first address by this one, which no other customer may have");
  syntax.about(
      "SLA policies can depend on organisation and plan, so tix chooses the policies of the customer's "
      "unresolved tickets again, from now on. Filters and reports always use the current "
      "values, even with --as-of.");
  syntax.example("tix customer set ana@acme.test --org Acme --plan gold", "Put a customer on the gold plan.");
}

void add_customer_address(Syntax& syntax) {
  auto& o = syntax.runs(run_customer_address);
  syntax.argument("CUSTOMER", o.customer, "Any address of the customer");
  syntax.argument("ADDRESS", o.addresses, "Mail address, telephone number or CHANNEL:USER").at_least_one();
  syntax.flag("--remove", o.remove, "Remove these addresses");
  syntax.about(
      "A customer is found by each of their addresses: by commands, by filters, and when mail comes in. "
      "Case does not matter, but ana+1@acme.test and ana@acme.test are two addresses. Telephone numbers may "
      "be typed with blanks, dots, dashes and brackets. In one with a leading 0 the country of the desk file "
      "takes its place. Lists and reports name a customer by the first address, and mail goes to the first "
      "mail address.");
  syntax.example("tix customer address ana@acme.test '+62 812-3456-789'", "Add a telephone number.");
  syntax.example("tix customer address ana@acme.test ana@old.test --remove", "Remove an old mail address.");
}

}  // namespace tix::cli
