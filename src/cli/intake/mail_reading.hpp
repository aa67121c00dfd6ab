// Reads mails in a child process, and keeps their bytes until they are stored.
#pragma once

#include "cli/session/session.hpp"
#include "cli/session/worker.hpp"
#include "desk/intake/take_in.hpp"
#include "format/text/text_input.hpp"
#include "store/file/spool.hpp"
#include "tix/intake/incoming_mail.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// Mails go to a temporary file first, which the child shares: it opens nothing, and a mail that somebody
/// else moves meanwhile is still read.
class MailReading {
 public:
  /// `max_size` is that of [intake]. Throws Error{storage} if there is no place for temporary files.
  MailReading(const Session& session, std::int64_t max_size);

  /// Copies a mail and reads it. Whatever its bytes are, there is a result. Throws Error{storage}, and what
  /// `bytes` throws.
  void read(const format::ReadBytes& bytes);
  /// Does the same with a stored mail.
  void read(store::Database& database, BlobId blob);

  /// Returns the mails read since the last `forget`. Valid until then.
  std::vector<desk::MailArrival> arrivals() const;
  std::size_t count() const { return mails_.size(); }
  /// Returns how many bytes those mails and their files have.
  std::int64_t size() const { return input_.size() + parts_.size(); }
  void forget();

 private:
  /// A mail and where its bytes and those of its parts begin and end.
  struct Mail {
    IncomingMail read;
    std::int64_t begin = 0, end = 0;
    std::int64_t parts_begin = 0, parts_end = 0;
  };

  std::string answer(std::string_view request);
  IncomingMail read_in_child(std::int64_t begin, std::int64_t end);
  void read_copy(std::int64_t begin);

  std::int64_t max_size_;
  store::Spool input_, parts_;
  Worker worker_;
  std::deque<Mail> mails_;
};

}  // namespace tix::cli
