namespace Notebooks.Host.Tests;
