// The trained tables as read-only bytes of the program. Who writes them: gloss-train. Who reads them: Analysis.
// Functions rather than arrays, so that Swift sees a pointer and a length.
#ifndef GLOSS_MODELS_H
#define GLOSS_MODELS_H

#include <stddef.h>

const void *_Nonnull gloss_model_tagger(size_t *_Nonnull length);
const void *_Nonnull gloss_model_parser(size_t *_Nonnull length);
const void *_Nonnull gloss_model_classes(size_t *_Nonnull length);
const void *_Nonnull gloss_model_names(size_t *_Nonnull length);
const void *_Nonnull gloss_model_attribution(size_t *_Nonnull length);

#endif
