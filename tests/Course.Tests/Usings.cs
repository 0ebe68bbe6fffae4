global using Notebooks.Formats;
global using Notebooks.Planning;
global using Notebooks.Running;
