// Attaches files to a message that a person wrote.
#pragma once

#include "desk/work/work.hpp"

#include <string>
#include <vector>

namespace tix::desk {

/// A file as it was read.
struct AttachedFile {
  std::string name;
  std::string bytes;
};

/// Stores the files as parts of the first message among `recorded`. Their types follow from the endings of
/// their names. Throws Error{usage} if there are files and no message.
void attach_files(Work& work, TicketId id, const Recorded& recorded, const std::vector<AttachedFile>& files);

}  // namespace tix::desk
