// Answers the questions of intake from the database.
#pragma once

#include "desk/work/work.hpp"
#include "tix/intake/correspondence.hpp"

namespace tix::desk {

class StoreCorrespondence final : public Correspondence {
 public:
  /// `work` must outlive this object.
  explicit StoreCorrespondence(Work& work) : work_(&work) {}

  bool knows_key(std::string_view key) override;
  std::optional<OwnMail> own_mail(std::string_view message_id) override;
  TicketId ticket_of_incoming(std::string_view message_id) override;
  TicketId ticket_of_token(std::string_view token) override;
  std::optional<TicketStanding> standing(TicketId ticket) override;
  std::int64_t created_since(std::string_view address, Instant since) override;
  bool was_acknowledged(std::string_view address, Instant since) override;

 private:
  Work* work_;
};

}  // namespace tix::desk
