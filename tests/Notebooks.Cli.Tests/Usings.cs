[assembly: AssemblyFixture(typeof(Chromium))]

namespace Notebooks.Cli.Tests;
