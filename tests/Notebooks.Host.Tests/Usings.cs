global using Notebooks.Protocol;
