// Stores each content once.
#include "desk/intake/attach_files.hpp"

#include "store/intake/blob_store.hpp"
#include "store/intake/part_store.hpp"
#include "tix/text/error.hpp"
#include "tix/text/media_type.hpp"
#include "tix/text/safe_file_name.hpp"

#include <cstddef>
#include <cstdint>

namespace tix::desk {

void attach_files(Work& work, TicketId id, const Recorded& recorded, const std::vector<AttachedFile>& files) {
  if (files.empty()) return;
  const std::int64_t message = recorded.message_seq();
  if (message == 0)
    throw Error(ErrorKind::usage, "--attach needs a message that the file belongs to", "pass a text");
  std::vector<NamedFile> named;
  for (const AttachedFile& file : files) named.push_back({file.name, media_type_of(file.name)});
  const std::vector<std::string> safe_names = safe_file_names(named);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const store::Blob blob = store::keep_blob(work.database(), store::blob_source(files[i].bytes));
    store::PartRow part;
    part.seq = message;
    part.name = files[i].name;
    part.safe_name = safe_names[i];
    part.type = named[i].type;
    part.size = blob.size;
    part.blob = blob.id;
    store::add_part(work.database(), id, part);
  }
}

}  // namespace tix::desk
