global using Notebooks.Host.Protocol;
