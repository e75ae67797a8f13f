#include "CPretrained.h"

// A changed file is noticed by the build, since the compiler lists it among the files that this one depends on.
const unsigned char pretrained_weights[] = {
#embed "../../Data/pretrained.safetensors"
};

const size_t pretrained_weights_count = sizeof pretrained_weights;
