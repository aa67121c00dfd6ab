// A Maildir: new mails, and moving them to the seen ones.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tix::store {

/// A folder of mails, each in a file of its own (`tmp`, `new`, `cur`). No mail is ever removed.
class Maildir {
 public:
  /// Throws Error{not_found} or Error{usage} if the folder is not a Maildir.
  explicit Maildir(std::filesystem::path folder);

  /// Returns the paths of the mails in `new`, the oldest first. Files that begin with a dot are none. Throws
  /// Error{storage}.
  std::vector<std::filesystem::path> new_mails() const;
  /// Moves a mail from `new` to `cur`, as seen. Does nothing if another reader has moved it. Throws
  /// Error{storage}.
  void mark_seen(const std::filesystem::path& mail) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace tix::store
