namespace Notebooks.Cli.Tests;
