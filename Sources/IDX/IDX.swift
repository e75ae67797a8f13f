// IDX
