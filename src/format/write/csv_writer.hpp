// CSV and TSV: writers behind make_writer.
#pragma once

#include "format/write/render.hpp"

#include <memory>

namespace tix::format {

std::unique_ptr<RowWriter> make_csv_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_tsv_writer(const RenderOptions& options, Sink sink);

}  // namespace tix::format
