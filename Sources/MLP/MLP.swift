// MLP
