// Reads mails in a child process, and keeps their bytes until they are stored.
#pragma once

#include "cli/session/session.hpp"
#include "cli/session/worker.hpp"
#include "desk/intake/take_in.hpp"
#include "store/file/spool.hpp"
#include "tix/intake/incoming_mail.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace tix::cli {

/// Where a mail is: a range of a file, or of what was read from standard input if `path` is empty.
struct MailPlace {
  std::string path;
  std::int64_t begin = 0;
  std::int64_t end = 0;  ///< 0: the end of the file
};

class MailReading {
 public:
  /// `max_size` is that of [intake].
  MailReading(const Session& session, std::int64_t max_size);

  /// Copies standard input to a temporary file and returns its place. Throws Error{storage}.
  MailPlace take_input();
  /// Copies a stored mail to a temporary file and returns its place. Throws Error{storage}.
  MailPlace take_blob(store::Database& database, BlobId blob);
  /// Reads a mail. Whatever its bytes are, there is a result. Throws Error for a file that cannot be opened.
  void read(const MailPlace& place);
  /// Returns the mails read since the last `forget`. Valid until then.
  std::vector<desk::MailArrival> arrivals() const;
  std::size_t count() const { return mails_.size(); }
  /// Returns how many bytes of files those mails have.
  std::int64_t parts_size() const { return parts_.size(); }
  void forget();

 private:
  struct Mail {
    MailPlace place;
    IncomingMail read;
    std::int64_t parts_begin = 0;
    store::Descriptor file;
  };

  std::string answer(std::string_view request);
  IncomingMail read_in_child(const MailPlace& place);

  const Session* session_;
  std::int64_t max_size_;
  store::Spool input_, parts_;
  Worker worker_;
  std::deque<Mail> mails_;
};

}  // namespace tix::cli
