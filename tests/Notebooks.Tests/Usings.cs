namespace Notebooks.Tests;
