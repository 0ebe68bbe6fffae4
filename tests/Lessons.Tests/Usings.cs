namespace Lessons.Tests;
