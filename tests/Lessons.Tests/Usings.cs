[assembly: AssemblyFixture(typeof(Chromium))]

namespace Lessons.Tests;
