// Records a decision of intake. One function a verdict; each leaves the ticket and the message in the row.
#include "desk/intake/take_in.hpp"

#include "desk/intake/bounced_mail.hpp"
#include "desk/intake/store_correspondence.hpp"
#include "desk/work/act.hpp"
#include "desk/work/notify.hpp"
#include "store/intake/part_store.hpp"
#include "store/outbox/outbox.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/people_store.hpp"
#include "tix/policy/channel_policy.hpp"
#include "tix/text/safe_file_name.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/ranges.h>

namespace tix::desk {
namespace {

/// Takes one mail in. The parts of a decision are recorded in the order of the functions.
class TakingIn {
 public:
  TakingIn(Work& work, const MailArrival& arrival) : work_(&work), arrival_(&arrival) {
    StoreCorrespondence known(work);
    taken_.decision = decide_intake(mail(), work.desk(), known, work.now());
  }
  /// Of a mail that stands in the inbox.
  TakingIn(Work& work, const MailArrival& arrival, const store::IntakeRow& row, TicketId to)
      : work_(&work), arrival_(&arrival), settled_(row.id) {
    StoreCorrespondence known(work);
    taken_.decision = decide_accepted(mail(), work.desk(), known, work.now(), to);
  }

  /// Holds the mail whatever was decided.
  void hold(const std::string& why) {
    taken_.decision.verdict = IntakeVerdict::held;
    taken_.decision.why = why;
    taken_.decision.flags.add(IntakeFlag::broken);
    taken_.decision.ticket = {};
    taken_.decision.acknowledge = false;
  }

  TakenIn finish() {
    if (decision().verdict == IntakeVerdict::duplicate) return taken_;
    begin_row();
    record();
    store_row();
    if (is_by_customer()) note_reached();
    if (taken_.ticket) notify_of(*work_, taken_.ticket);
    if (decision().acknowledge) acknowledge();
    work_->record_change();
    return taken_;
  }

 private:
  const IncomingMail& mail() const { return arrival_->mail; }
  const IntakeDecision& decision() const { return taken_.decision; }
  store::Database& database() { return work_->database(); }

  /// The author of what came by mail is a customer: the events have no actor.
  ActionContext context(Instant at, AgentId actor = {}) {
    return {work_->desk(), work_->names(), actor, at, Zone::find(work_->desk().zone)};
  }

  /// Whether the author's mail proves that the address works.
  bool is_by_customer() const {
    return row_.customer && row_.seq != 0 && !decision().is_forwarded && decision().auth != MailAuth::fail;
  }

  void note_reached() {
    store::set_bouncing(database(), decision().author.address, false, work_->change(), work_->now());
  }

  void begin_row() {
    const ActionContext now = context(work_->now());
    row_.channel = now.channel(decision().channel);
    store::save_names(database(), work_->names());  // no event may follow that would save them
    row_.key = decision().key;
    row_.at = decision().at;
    row_.change = work_->change();
    row_.verdict = decision().verdict;
    row_.why = fmt::format("{}", fmt::join(reasons(), "; "));
    row_.address = decision().author.address;
    row_.name = decision().author.name;
    row_.auth = decision().auth;
    row_.flags = decision().flags;
    row_.message_id = mail().message_id;
    row_.subject = mail().subject;
  }

  /// Returns why, and what could not be read.
  std::vector<std::string> reasons() const {
    std::vector<std::string> all{decision().why};
    all.insert(all.end(), mail().problems.begin(), mail().problems.end());
    return all;
  }

  void record() {
    switch (decision().verdict) {
      case IntakeVerdict::created:
      case IntakeVerdict::follow_up: return open_ticket();
      case IntakeVerdict::added: return add_message(MessageKind::received);
      case IntakeVerdict::auto_: return add_message(MessageKind::auto_);
      case IntakeVerdict::note: return add_message(MessageKind::note);
      case IntakeVerdict::bounce:
        if (decision().bounced) note_bounce(*work_, *decision().bounced);
        break;
      default: break;
    }
    taken_.ticket = row_.ticket = decision().ticket;
  }

  /// Returns the message event; its author is the one who wrote it, unless that is the requester.
  NewEvent message(const ActionContext& context, MessageKind kind, CustomerId requester) const {
    NewEvent made = context.message(kind, mail().text);
    if (row_.customer != requester) made.b = row_.customer.value;
    if (decision().shown < mail().text.size()) made.shown = static_cast<std::int64_t>(decision().shown);
    return made;
  }

  AgentId agent() { return work_->names().find<AgentId>(decision().agent); }

  /// An agent who passes an attached mail on adds a note to the ticket of the one who wrote that mail.
  void open_ticket() {
    const ActionContext by_mail = context(decision().at);
    const ChannelPolicy* channel = work_->desk().channel(decision().channel);
    row_.customer = work_->know_customer(decision().author.address, decision().at);
    NewTicket ticket;
    ticket.title = decision().title;
    ticket.requester = row_.customer;
    ticket.channel = decision().channel;
    if (channel != nullptr) ticket.team = channel->team;
    std::vector<NewEvent> new_events = create(by_mail, ticket);
    if (decision().is_forwarded)
      new_events.push_back(message(context(decision().at, agent()), MessageKind::note, row_.customer));
    else
      new_events.push_back(message(by_mail, MessageKind::received, row_.customer));
    add_copies(by_mail, {}, new_events);
    const bool follows = decision().verdict == IntakeVerdict::follow_up;
    const TicketId other = follows ? decision().ticket : decision().relates_to;
    if (other)
      new_events.push_back(
          by_mail.new_event(EventKind::linked, other, follows ? LinkKind::follows_up : LinkKind::relates_to));
    const RecordedTicket created = act_new_late(*work_, by_mail, std::move(new_events));
    if (other)
      work_->record_late(other,
                         {by_mail.new_event(EventKind::linked, created.id,
                                            follows ? LinkKind::followed_up_by : LinkKind::relates_to)});
    became(created.id, created.recorded.message_seq());
  }

  void add_message(MessageKind kind) {
    const TicketId id = decision().ticket;
    const Instant at = after_what_people_did(id);
    const ActionContext by_author = context(at, kind == MessageKind::note ? agent() : AgentId{});
    const Ticket ticket = work_->ticket(id, at);
    if (kind != MessageKind::note) row_.customer = work_->know_customer(decision().author.address, at);
    NewEvent made = message(by_author, kind, kind == MessageKind::note ? row_.customer : ticket.customer);
    std::vector<NewEvent> new_events;
    if (kind == MessageKind::received) {
      auto received =
          receive(by_author, ticket, made, decision().is_thanks ? Received::thanks : Received::message);
      // Closed at that time and open again now: it counts as said now.
      if (received) new_events = std::move(*received);
    }
    if (new_events.empty()) new_events.push_back(std::move(made));
    add_copies(by_author, ticket.cc, new_events);
    const Recorded recorded = act_late(*work_, by_author, id, std::move(new_events));
    became(id, recorded.message_seq());
  }

  /// Returns when the message counts: when our server took it, but not before the last reply, status or merge
  /// by a person. What an agent had not seen is not answered by what he did.
  Instant after_what_people_did(TicketId id) {
    Instant at = decision().at;
    for (const Event& event : work_->past(id, work_->now())) {
      const bool answers = event.kind == EventKind::status || event.kind == EventKind::merged ||
                           event.kind == EventKind::absorbed || event.kind == EventKind::created ||
                           is_message(event, MessageKind::reply);
      if (answers && by_person(event)) at = std::max(at, event.at);
    }
    return at;
  }

  void add_copies(const ActionContext& context, const std::vector<CustomerId>& present,
                  std::vector<NewEvent>& new_events) {
    for (const std::string& address : decision().cc) {
      const CustomerId copied = work_->know_customer(address, context.at());
      if (std::ranges::find(present, copied) == present.end())
        new_events.push_back(context.new_event(EventKind::cc_added, copied));
    }
  }

  void became(TicketId ticket, std::int64_t seq) {
    taken_.ticket = row_.ticket = ticket;
    row_.seq = seq;
  }

  void store_row() {
    if (row_.seq != 0) store_parts();
    if (settled_) {
      row_.id = taken_.id = settled_;
      row_.settled = work_->change();
      return store::set_intake_verdict(database(), row_);
    }
    if (keeps_raw()) row_.raw = store::keep_blob(database(), arrival_->raw).id;
    std::vector<std::string> refs = mail().references;
    for (const std::string& id : mail().in_reply_to)
      if (std::ranges::find(refs, id) == refs.end()) refs.push_back(id);
    taken_.id =
        store::add_intake(database(), row_, {mail().headers, fmt::format("{}", fmt::join(refs, " "))});
  }

  /// What makes no message is kept whole, however large it is: there is no other copy, and `tix inbox accept`
  /// can make one of it.
  bool keeps_raw() const {
    if (row_.seq == 0) return true;
    if (arrival_->raw.size > work_->desk().intake.max_size) return false;
    return mail().is_signed || row_.flags.has(IntakeFlag::broken) || work_->desk().intake.keeps_all_raw;
  }

  void store_parts() {
    std::vector<NamedFile> files;
    for (const IncomingPart& part : mail().parts) files.push_back({part.name, part.type});
    const std::vector<std::string> safe_names = safe_file_names(files);
    auto safe_name = safe_names.begin();
    for (const IncomingPart& part : mail().parts) {
      store::PartRow stored{.seq = row_.seq,
                            .n = 0,
                            .role = part.role,
                            .name = part.name,
                            .safe_name = *safe_name++,
                            .type = part.type,
                            .size = part.size,
                            .blob = {}};
      if (part.offset) stored.blob = store::keep_blob(database(), range_of(part)).id;
      store::add_part(database(), row_.ticket, stored, part.sha256);
    }
  }

  store::BlobSource range_of(const IncomingPart& part) const {
    return {part.size, [this, begin = *part.offset](std::int64_t offset, char* into, std::size_t size) {
              arrival_->parts.read(begin + offset, into, size);
            }};
  }

  /// Tells the author that the ticket exists. A message to the customer is a fact of the ticket, but no
  /// answer.
  void acknowledge() {
    const ChannelPolicy* channel = work_->desk().channel(decision().channel);
    if (channel == nullptr || channel->acknowledge.empty()) return;
    const RenderedMessage text = message_for(*work_, taken_.ticket, channel->acknowledge);
    const ActionContext automatic = work_->automation_context(work_->now());
    const Recorded recorded =
        work_->record_late(taken_.ticket, {automatic.message(MessageKind::notice, text.body)});
    Notification mail;
    mail.to_customer = true;
    mail.about = store::kAcknowledgement;
    mail.subject = text.subject;
    mail.body = text.body;
    mail.message_seq = recorded.message_seq();
    notify(*work_, taken_.ticket, mail);
  }

  Work* work_;
  const MailArrival* arrival_;
  IntakeId settled_;  ///< the row in the inbox; 0: it comes in now
  TakenIn taken_;
  store::IntakeRow row_;
};

}  // namespace

TakenIn take_in(Work& work, const MailArrival& arrival) {
  return TakingIn(work, arrival).finish();
}

TakenIn accept(Work& work, const MailArrival& arrival, const store::IntakeRow& row, TicketId to) {
  return TakingIn(work, arrival, row, to).finish();
}

TakenIn hold(Work& work, const MailArrival& arrival, const std::string& why) {
  TakingIn taking_in(work, arrival);
  taking_in.hold(why);
  return taking_in.finish();
}

}  // namespace tix::desk
